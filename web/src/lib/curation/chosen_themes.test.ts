import { expect, test } from 'vitest';
import { themes_body, with_typed, type ChosenTheme } from './chosen_themes.ts';

const fuses: ChosenTheme = { id: 't1', name: 'Fuses', names: {} };

test('what was typed and not chosen goes along', () => {
	expect(themes_body(with_typed([fuses], ' Inrush current '))).toEqual({
		themes: ['t1'],
		new_themes: ['Inrush current']
	});
});

test('nothing typed, or what was chosen already, adds nothing', () => {
	expect(with_typed([fuses], ' ')).toEqual([fuses]);
	expect(with_typed([fuses], 'FUSES')).toEqual([fuses]);
});

test('there are five at most', () => {
	const five = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, names: {} }));
	expect(with_typed(five, 'f')).toEqual(five);
});
