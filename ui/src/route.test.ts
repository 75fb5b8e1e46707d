import { describe, expect, it } from 'vitest';
import { Route } from './route.svelte';

describe('the way through the window', () => {
  it('begins at home and comes back the way it went', () => {
    const route = new Route();
    expect(route.now).toEqual({ at: 'home' });
    route.go({ at: 'desk', desk: 'coast' });
    route.go({ at: 'story', story: 's1' });
    route.back();
    expect(route.now).toEqual({ at: 'desk', desk: 'coast' });
    route.back();
    route.back();
    expect(route.now).toEqual({ at: 'home' });
  });

  it('does not stand twice in the same place', () => {
    const route = new Route();
    route.go({ at: 'desk', desk: null });
    route.go({ at: 'desk', desk: null });
    route.back();
    expect(route.now).toEqual({ at: 'home' });
  });

  it('forgets the way when somebody else sits down', () => {
    const route = new Route();
    route.go({ at: 'story', story: 's1' });
    route.go({ at: 'people' });
    route.restart();
    route.back();
    expect(route.now).toEqual({ at: 'home' });
  });
});
