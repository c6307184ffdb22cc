import { expect, test } from 'vitest';
import { named } from './named.ts';

test('what has no words yet goes by its own name', () => {
	expect(named({ search: 'Search' }, 'search')).toBe('Search');
	expect(named({ search: 'Search' }, 'feeds')).toBe('feeds');
});
