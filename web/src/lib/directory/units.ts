import type { Unit } from '#lib/api/client.ts';

/** Its name after those of the units above it. */
export const path_of = (units: { name: string }[]) => units.map(({ name }) => name).join(' › ');

/** A unit with those right below it, and how many people work in it and below: as many as its list shows. */
export type Branch = { unit: Unit; branches: Branch[]; people: number };

/** The organisation from its top, in the order of the list. */
export function tree_of(units: Unit[]): Branch[] {
	const below = new Map<string | undefined, Unit[]>(
		[undefined, ...units.map(({ id }) => id)].map((id) => [id, []])
	);
	for (const unit of units) below.get(unit.parent)?.push(unit);
	const grow = (parent?: string): Branch[] =>
		below.get(parent)!.map((unit) => {
			const branches = grow(unit.id);
			return { unit, branches, people: branches.reduce((sum, { people }) => sum + people, unit.people) };
		});
	return grow();
}

/** The path of each unit from the top, by its id. */
export function paths_of(units: Unit[]): Map<string, string> {
	const paths = new Map<string, string>();
	const walk = (branches: Branch[], above: Unit[]) => {
		for (const { unit, branches: below } of branches) {
			const path = [...above, unit];
			paths.set(unit.id, path_of(path));
			walk(below, path);
		}
	};
	walk(tree_of(units), []);
	return paths;
}

/** All but a unit and what stands below it: where that may be put. */
export function outside(units: Unit[], id?: string): Unit[] {
	const there = new Set<string>();
	const walk = (branches: Branch[]) => {
		for (const { unit, branches: below } of branches) {
			if (unit.id === id) continue;
			there.add(unit.id);
			walk(below);
		}
	};
	walk(tree_of(units));
	return units.filter((unit) => there.has(unit.id));
}
