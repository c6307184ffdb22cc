import { expect, test } from 'vitest';
import { marked } from './marking.ts';

/** What is marked already where the bars stand; one bar is a place, two are a selection. */
function found(text: string, mark: string) {
	const bare = text.replaceAll('|', '');
	const part = marked(bare, mark, [text.indexOf('|'), text.lastIndexOf('|') - (text.split('|').length - 2)]);
	return part && bare.slice(...part);
}

test('marks are found from within what they enclose, and from just before or after it', () => {
	for (const text of ['**a b**|', '|**a b**', '**a| b**', '**|a b|**', '|**a b**|', 'x **a |b|** y'])
		expect(found(text, '**'), text).toBe('**a b**');
	expect(found('**|**', '**')).toBe('****');
	expect(found('`a|`', '`')).toBe('`a`');
});

test('what stands outside of them has none', () => {
	for (const text of ['**a** |b', '**a** |b| **c**', '|**a** b|', '**a', '2 ** 3 |** 4', '**a\n|b**', '|'])
		expect(found(text, '**'), text).toBeUndefined();
});

test('the second of two is found, and one within another', () => {
	expect(found('**a** b **c|**', '**')).toBe('**c**');
	expect(found('**_a|_**', '**')).toBe('**_a_**');
	expect(found('**_a|_**', '_')).toBe('_a_');
	expect(found('***a***|', '**')).toBe('***a***');
});

test('an underscore within a word is a letter, and two are another mark', () => {
	expect(found('snake_ca|se_name', '_')).toBeUndefined();
	expect(found('_snake_ca|se_', '_')).toBe('_snake_case_');
	expect(found('__a|__', '_')).toBeUndefined();
});

test('what is marked begins at the nearest mark that can begin it', () => {
	expect(found('2**3 is **bold|**', '**')).toBe('**bold**');
	expect(found('`**` makes **bold|**', '**')).toBe('**bold**');
	expect(found('f(**kw) is **key|**', '**')).toBe('**key**');
	expect(found('_x and _a|_', '_')).toBe('_a_');
	expect(found('**a ***b|***', '**')).toBe('***b***');
});

test('a mark before it ends something behind it', () => {
	expect(found('_a |b _c_ d_', '_')).toBe('_a b _c_ d_');
	expect(found('_a b _c|_ d_', '_')).toBe('_c_');
});
