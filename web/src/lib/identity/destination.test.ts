import { expect, test } from 'vitest';
import { destination } from './destination.ts';

const ours = 'https://kring.example.org';
const has_page = async (path: string) => path === '/' || path.startsWith('/questions/');
const to = (asked: string | null) => destination(asked, ours, has_page);

test('one goes on to the page that one asked for', async () => {
	expect(await to('/questions/7?show=all#answer-3')).toBe('/questions/7?show=all#answer-3');
	expect(await to(null)).toBe('/');
	expect(await to('')).toBe('/');
});

test.each([
	'//evil.example',
	'/\\evil.example',
	'/\t/evil.example/x',
	'/\n/evil.example',
	'https://evil.example/',
	'javascript:alert(1)'
])('%j leads to no other site', async (asked) => expect(await to(asked)).toBe('/'));

test('what is no page leads home', async () => {
	expect(await to('/api/v1/session')).toBe('/');
	expect(await to('/nowhere')).toBe('/');
	expect(await to('http://[')).toBe('/');
});
