import { expect, test } from 'vitest';
import { are_mere_beginnings } from './beginnings.ts';

const colleague = (name: string, role = '', ask_about: string[] = []) => ({
	person: { id: '1', name },
	role,
	ask_about
});

test('few letters with which names begin are mere beginnings', () => {
	expect(are_mere_beginnings('COP', [colleague('An Coppens'), colleague('Wim Coppens')])).toBe(true);
	expect(are_mere_beginnings('an co', [colleague('Anke Coppens')])).toBe(true);
});

test('four letters say whom somebody looks for', () => {
	expect(are_mere_beginnings('Copp', [colleague('An Coppens')])).toBe(false);
});

test('a whole word of a name is none, however short, with or without its accents', () => {
	expect(are_mere_beginnings('an', [colleague('Anke Maes'), colleague('An Coppens')])).toBe(false);
	expect(are_mere_beginnings('an co', [colleague('An Coppens')])).toBe(false);
	expect(are_mere_beginnings('noe', [colleague('Noé Janssens')])).toBe(false);
});

test('nor is a word of what somebody does, or may be asked about', () => {
	expect(are_mere_beginnings('BIM', [colleague('An Coppens', 'BIM-tekenaar')])).toBe(false);
	expect(are_mere_beginnings('COP', [colleague('Els Wit', '', ['COP van warmtepompen'])])).toBe(false);
});
