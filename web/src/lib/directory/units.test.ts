import { expect, test } from 'vitest';
import { outside, path_of, paths_of, tree_of, type Branch } from './units.ts';

const unit = (id: string, parent?: string, people = 0) => ({ id, name: id.toUpperCase(), people, parent });
const units = [
	unit('planning', undefined, 1),
	unit('breda', 'brabant', 10),
	unit('service', undefined, 100),
	unit('brabant', 'service', 1000)
];
const ids = (found: { id: string }[]) => found.map(({ id }) => id);

test('a unit is named after those above it', () => {
	expect(path_of(units.slice(2))).toBe('SERVICE › BRABANT');
	expect(Object.fromEntries(paths_of(units))).toEqual({
		planning: 'PLANNING',
		service: 'SERVICE',
		brabant: 'SERVICE › BRABANT',
		breda: 'SERVICE › BRABANT › BREDA'
	});
});

test('what stands right below a unit is not what stands deeper, and whoever works below it works in it', () => {
	const seen = (branches: Branch[]): unknown[] =>
		branches.map(({ unit, people, branches }) => [unit.id, people, ...seen(branches)]);
	expect(seen(tree_of(units))).toEqual([
		['planning', 1],
		['service', 1110, ['brabant', 1010, ['breda', 10]]]
	]);
});

test('a unit may be put anywhere but below itself', () => {
	expect(ids(outside(units, 'service'))).toEqual(['planning']);
	expect(ids(outside(units, 'breda'))).toEqual(['planning', 'service', 'brabant']);
	expect(outside(units)).toEqual(units);
});
