import { expect, test } from 'vitest';
import { address_of, among, filters_of, is_narrowed, type PeopleFilters } from './people_filters.ts';

const everything: PeopleFilters = {
	named: 'van & “Dijk”',
	unit: '0000000000001',
	about: 'a + b',
	speaks: 'nl'
};
const read = (address: string) => filters_of(new URL(address, 'https://kring.example').searchParams);

test('whom one looks for stands in the address and comes back from it', () => {
	expect(read(address_of(everything))).toEqual(everything);
	expect(address_of({ named: 'two words' })).toBe('/people?named=two%20words');
	expect(address_of({})).toBe('/people');
});

test('what makes no sense in an address is left out', () => {
	expect(address_of(read('/people?named=%20%20&speaks=klingon&unit='))).toBe('/people');
	expect(read(`/people?about=${'x'.repeat(61)}`).about).toBe('x'.repeat(60));
});

test('a unit that is not there is left out, and the rest stays', () => {
	expect(among(everything, [{ id: '0000000000001' }])).toEqual(everything);
	expect(among(everything, [{ id: '0000000000002' }])).toEqual({ ...everything, unit: undefined });
	expect(among(everything, [])).toEqual({ ...everything, unit: undefined });
});

test('a list is narrowed by any of them', () => {
	expect(is_narrowed(read('/people'))).toBe(false);
	expect(is_narrowed({ speaks: 'nl' })).toBe(true);
});
