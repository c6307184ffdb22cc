import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { longest_query, wrong_query } from './limits.ts';

test('the page searches for as much as the API does', () => {
	const { paths } = JSON.parse(
		readFileSync(new URL('../../../../api/openapi.json', import.meta.url), 'utf8')
	);
	const q = paths['/search'].get.parameters.find(({ name }: { name: string }) => name === 'q');
	expect(q.schema.maxLength).toBe(longest_query);
});

test('characters are counted, and not their halves', () => {
	expect(wrong_query('😀'.repeat(200))).toBeUndefined();
	expect(wrong_query('😀'.repeat(201))).toEqual({ path: '/q', code: 'too_long', limit: 200 });
});
