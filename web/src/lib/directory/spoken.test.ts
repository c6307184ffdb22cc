import { expect, test } from 'vitest';
import { set_formats } from '#lib/i18n/format.ts';
import { spoken_besides } from './spoken.ts';

test('languages are offered by their names, but for those that were chosen', () => {
	set_formats('nl', 'zojuist');
	const offered = spoken_besides(['nl', 'tr']);
	expect(offered.map(({ code }) => code)).not.toContain('nl');
	const names = offered.map(({ name }) => name);
	expect(names[0]).toBe('Albanees');
	expect(names).toContain('Duits');
	expect(names).not.toContain('Turks');
});
