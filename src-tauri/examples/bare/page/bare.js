// Fills the editable part with 1,500 words when it is first touched, so that the
// empty page's start is an empty page's start.
const copy = document.getElementById('copy');
const words = 'the survey said that nothing in the second basin had moved since the spring and the port went on waiting for it'.split(' ');
copy.addEventListener(
  'pointerdown',
  () => {
    for (let paragraph = 0; paragraph < 30; paragraph += 1) {
      const line = document.createElement('p');
      line.textContent = Array.from({ length: 50 }, (_, word) => words[(word * 7 + paragraph) % words.length]).join(' ');
      copy.append(line);
    }
  },
  { once: true },
);
