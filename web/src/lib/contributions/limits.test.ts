import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { longest, shortest_title, wrong_question } from './limits.ts';

type Schema = { properties: Record<string, { minLength?: number; maxLength?: number }> };
const { schemas } = JSON.parse(readFileSync(new URL('../../../../api/openapi.json', import.meta.url), 'utf8'))
	.components as { schemas: Record<string, Schema> };
const of = (schema: string, member: string) => schemas[schema]?.properties[member];

test('the limits that forms know are those of the API', () => {
	expect(of('NewQuestion', 'title')).toMatchObject({ minLength: shortest_title, maxLength: longest.title });
	expect(of('NewQuestion', 'text')).toMatchObject({ maxLength: longest.question });
	expect(of('NewAnswer', 'text')).toMatchObject({ maxLength: longest.answer });
	expect(of('NewComment', 'text')).toMatchObject({ maxLength: longest.comment });
});

test('all that is wrong with a question is said at once', () => {
	expect(wrong_question({ title: ' ', text: '' })).toEqual([{ path: '/title', code: 'required' }]);
	expect(wrong_question({ title: 'Pump?', text: 'x'.repeat(40_001) })).toEqual([
		{ path: '/title', code: 'too_short', limit: 8 },
		{ path: '/text', code: 'too_long', limit: 40_000 }
	]);
	expect(wrong_question({ title: 'x'.repeat(201), text: '' })).toMatchObject([{ code: 'too_long' }]);
	expect(wrong_question({ title: 'Which breaker fits?', text: '' })).toEqual([]);
});
