import { beforeAll, expect, test } from 'vitest';
import type { HomeItem } from '#lib/api/client.ts';
import { speak } from '#lib/i18n/index.svelte.ts';
import { why } from './why.ts';

beforeAll(() => {
	Object.assign(globalThis, { document: { documentElement: {} } });
});

type Said = Partial<HomeItem['reason']> & Pick<HomeItem['reason'], 'because'>;

function item(reason: Said, answers = 0, accepted = false): HomeItem {
	return { question: { answers, accepted }, reason } as HomeItem;
}

test('each reason is a sentence that names whom or what it is about', async () => {
	await speak('nl');
	const person = { id: 'a', name: 'Noor' };
	const theme = { id: 'b', name: 'Koffie', names: {} };
	expect(why(item({ because: 'person_asked', person }))).toBe('Je volgt Noor');
	expect(why(item({ because: 'person_answered', person }, 1))).toBe('Antwoord van Noor, die je volgt');
	expect(why(item({ because: 'could_answer', topic: 'koffie', theme }))).toBe(
		'Nog geen antwoord, en je weet iets over koffie'
	);
	expect(why(item({ because: 'theme', theme }))).toBe('Nog geen antwoord, en je volgt Koffie');
	expect(why(item({ because: 'theme', theme }, 2))).toBe('Je volgt Koffie');
});

test('what was solved, answered and still waits is told apart', async () => {
	await speak('en');
	const because = 'community';
	const all = [item({ because }), item({ because }, 2), item({ because }, 2, true)].map(why);
	expect(new Set(all).size).toBe(3);
});
