import type { Unit } from '#lib/api/client.ts';

/** A unit and those above it, from the top. */
export function with_above(units: Unit[], id: string): Unit[] {
	const unit = units.find((each) => each.id === id);
	if (!unit) return [];
	return unit.parent ? [...with_above(units, unit.parent), unit] : [unit];
}

/** Its name after those of the units above it. */
export const path_of = (units: { name: string }[]) => units.map(({ name }) => name).join(' › ');

/** Units that stand right below another one, or at the top. */
export const below = (units: Unit[], parent?: string) => units.filter((each) => each.parent === parent);

/** All but a unit and what stands below it: where that may be put. */
export const outside = (units: Unit[], id?: string) =>
	units.filter((each) => !with_above(units, each.id).some((above) => above.id === id));

/** How many people work in a unit and below it: as many as its list shows. */
export const people_in = (units: Unit[], id: string) =>
	units
		.filter((each) => with_above(units, each.id).some((above) => above.id === id))
		.reduce((sum, { people }) => sum + people, 0);
