/** The minute it is, for words like "20 min late". One timer for the whole window. */
class Now {
  date = $state.raw(new Date());

  constructor() {
    setInterval(() => (this.date = new Date()), 30_000);
  }
}

export const now = new Now();
