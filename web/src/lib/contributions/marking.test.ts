import { expect, test } from 'vitest';
import { marked, pressed } from './marking.ts';

/** Where the bars stand; one bar is a place, two are a selection. */
function read(text: string): { bare: string; selected: [number, number] } {
	const bare = text.replaceAll('|', '');
	return { bare, selected: [text.indexOf('|'), text.lastIndexOf('|') - (text.split('|').length - 2)] };
}

/** What is marked already where the bars stand. */
function found(text: string, mark: string) {
	const { bare, selected } = read(text);
	const part = marked(bare, mark, selected);
	return part && bare.slice(part.from, part.to);
}

/** The text after a press, with bars where one stands then. */
function after(text: string, ...tools: string[]) {
	return tools.reduce((before, tool) => {
		const { bare, selected } = read(before);
		const change = pressed(bare, `md-${tool}`, selected);
		if (!change) return `${before} unheard`;
		const made = bare.slice(0, change.from) + change.text + bare.slice(change.to);
		const [start, end] = change.selected;
		const bars = start === end ? '|' : `|${made.slice(start, end)}|`;
		return made.slice(0, start) + bars + made.slice(end);
	}, text);
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
	expect(found('***a***|', '**')).toBe('**a**');
	expect(found('***a***|', '*')).toBe('***a***');
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
	expect(found('**a ***b|***', '**')).toBe('**b**');
	expect(found('\\**a|**', '**')).toBeUndefined();
});

test('a mark before it ends something behind it', () => {
	expect(found('_a |b _c_ d_', '_')).toBe('_a b _c_ d_');
	expect(found('_a b _c|_ d_', '_')).toBe('_c_');
});

test('who stands at the end of what is marked goes on behind it', () => {
	expect(after('Use **always|**', 'bold')).toBe('Use **always**|');
	expect(after('Use _always|_ x', 'italic')).toBe('Use _always_| x');
	expect(after('Use *always|*', 'italic')).toBe('Use *always*|');
	expect(after('Use `always|`', 'code')).toBe('Use `always`|');
});

test('a space that was typed too early stands behind the mark that it would undo', () => {
	expect(after('Use **always |**', 'bold')).toBe('Use **always** |');
	expect(after('Use **always |** x', 'italic')).toBe('Use **always |** x unheard');
});

test('anywhere else the marks are taken away', () => {
	expect(after('**alw|ays**', 'bold')).toBe('alw|ays');
	expect(after('**|always**', 'bold')).toBe('|always');
	expect(after('**|always|**', 'bold')).toBe('|always|');
	expect(after('|**always**|', 'bold')).toBe('|always|');
	expect(after('**always**|', 'bold')).toBe('always|');
	expect(after('*alw|ays*', 'italic')).toBe('alw|ays');
	expect(after('***alw|ays***', 'italic')).toBe('**alw|ays**');
	expect(after('***alw|ays***', 'bold')).toBe('*alw|ays*');
});

test('with nothing between the marks they go', () => {
	expect(after('Use **|**', 'bold')).toBe('Use |');
	expect(after('Use _|_', 'italic')).toBe('Use |');
	expect(after('**_|_**', 'bold')).toBe('_|_');
	expect(after('**_|_**', 'italic')).toBe('**|**');
});

test('of two marks each is left by its own tool, in any order', () => {
	expect(after('***x|***', 'bold')).toBe('***x**|*');
	expect(after('***x|***', 'italic')).toBe('***x*|**');
	expect(after('***x|***', 'bold', 'italic')).toBe('***x***|');
	expect(after('***x|***', 'italic', 'bold')).toBe('***x***|');
	expect(after('***x** y|*', 'italic')).toBe('***x** y*|');
	expect(after('**_x|_**', 'italic')).toBe('**_x_|**');
	expect(after('**_x|_**', 'italic', 'bold')).toBe('**_x_**|');
	expect(after('**_x|_**', 'bold')).toBe('_**x**|_');
	expect(after('_**x|**_', 'italic', 'bold')).toBe('**_x_**|');
	expect(after('**_x|_**', 'bold', 'italic')).toBe('_**x**_|');
	expect(after('**a _b|_**', 'bold')).toBe('**a** _**b**|_');
	expect(after('**a *b|***', 'bold')).toBe('**a** ***b**|*');
	expect(after('**a `b|`**', 'bold')).toBe('**a `b`**|');
});
