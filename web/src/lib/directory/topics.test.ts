import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MOST_SPOKEN } from './spoken.ts';
import {
	MOST_OF_ROLE,
	MOST_OF_TOPIC,
	MOST_TOPICS,
	path_of_topic,
	roomy,
	without_last_empty,
	written
} from './topics.ts';

test('the limits that the form knows are those of the API', () => {
	const api = readFileSync(new URL('../../../../api/openapi.json', import.meta.url), 'utf8');
	expect(JSON.parse(api).components.schemas.ToldProfile.properties).toMatchObject({
		role: { maxLength: MOST_OF_ROLE },
		ask_about: { maxItems: MOST_TOPICS, items: { maxLength: MOST_OF_TOPIC } },
		speaks: { maxItems: MOST_SPOKEN }
	});
});

test('there is one empty field more than topics, and five at most', () => {
	expect(roomy([])).toEqual(['']);
	expect(roomy(['pumps'])).toEqual(['pumps', '']);
	expect(roomy(['pumps', ' '])).toEqual(['pumps', ' ']);
	expect(roomy(['a', 'b', 'c', 'd', 'e'])).toHaveLength(5);
});

test('empty fields are not sent, and what is wrong is said at the field it was written in', () => {
	const topics = ['', 'pumps', ' ', 'x'];
	expect(written(topics)).toEqual(['pumps', 'x']);
	expect(path_of_topic(topics, 3)).toBe('/ask_about/1');
	expect(path_of_topic(topics, 2)).toBe('');
});

test('what was typed and deleted again leaves nothing to keep', () => {
	expect(without_last_empty(['', ''])).toEqual([]);
	expect(without_last_empty(['', 'pumps', ' ', ''])).toEqual(['', 'pumps']);
});
