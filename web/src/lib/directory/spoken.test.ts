import { expect, test } from 'vitest';
import { set_formats } from '#lib/i18n/format.ts';
import { spoken_besides, with_chosen } from './spoken.ts';

test('languages are offered by their names, but for those that were chosen', () => {
	set_formats('nl', 'zojuist');
	const offered = spoken_besides(['nl', 'tr']);
	expect(offered.map(({ code }) => code)).not.toContain('nl');
	const names = offered.map(({ name }) => name);
	expect(names[0]).toBe('Albanees');
	expect(names).toContain('Duits');
	expect(names).not.toContain('Turks');
});

test('a language that was chosen but not added comes along, once and while there is room', () => {
	expect(with_chosen(['nl'], 'tr')).toEqual(['nl', 'tr']);
	expect(with_chosen(['nl'], '')).toEqual(['nl']);
	expect(with_chosen(['nl', 'tr'], 'tr')).toEqual(['nl', 'tr']);
	const all = ['nl', 'en', 'fr', 'de', 'it', 'es', 'pt', 'pl'] as const;
	expect(with_chosen([...all], 'tr')).toEqual(all);
});
