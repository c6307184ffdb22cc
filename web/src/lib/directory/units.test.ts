import { expect, test } from 'vitest';
import { below, outside, path_of, people_in, with_above } from './units.ts';

const unit = (id: string, parent?: string) => ({ id, name: id.toUpperCase(), people: 0, parent });
const units = [unit('planning'), unit('service'), unit('brabant', 'service'), unit('breda', 'brabant')];
const ids = (found: { id: string }[]) => found.map(({ id }) => id);

test('a unit is named after those above it', () => {
	expect(path_of(with_above(units, 'breda'))).toBe('SERVICE › BRABANT › BREDA');
	expect(path_of(with_above(units, 'planning'))).toBe('PLANNING');
	expect(with_above(units, 'nowhere')).toEqual([]);
});

test('what stands right below a unit is not what stands deeper', () => {
	expect(ids(below(units))).toEqual(['planning', 'service']);
	expect(ids(below(units, 'service'))).toEqual(['brabant']);
});

test('a unit may be put anywhere but below itself', () => {
	expect(ids(outside(units, 'service'))).toEqual(['planning']);
	expect(ids(outside(units, 'breda'))).toEqual(['planning', 'service', 'brabant']);
	expect(outside(units)).toEqual(units);
});

test('whoever works below a unit works in it', () => {
	const counted = units.map((each, at) => ({ ...each, people: 10 ** at }));
	expect(people_in(counted, 'service')).toBe(1110);
	expect(people_in(counted, 'breda')).toBe(1000);
});
