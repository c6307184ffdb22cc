import postcss from 'postcss';
import { expect, test } from 'vitest';
import { where_one_hovers } from './where_one_hovers.ts';

/** The sheet, spaced in one way. */
const made_of = (css: string) =>
	postcss([where_one_hovers()])
		.process(css, { from: undefined })
		.css.replaceAll(/\s*([{}])\s*/g, ' $1 ')
		.replaceAll(/ +/g, ' ')
		.trim();

test('a style for hovering holds where something hovers', () => {
	expect(made_of('a:hover { color: red }')).toBe('@media (hover: hover) { a:hover { color: red } }');
});

test('nested in another it stays there', () => {
	expect(made_of('a { color: blue; &:hover { color: red } }')).toBe(
		'a { color: blue; @media (hover: hover) { &:hover { color: red } } }'
	);
});

test('what it shares a style with keeps that style everywhere', () => {
	expect(made_of('a:hover, a:focus-visible { color: red }')).toBe(
		'a:focus-visible { color: red } @media (hover: hover) { a:hover { color: red } }'
	);
});

test('what is behind it already, and what hovers not, stays as it is', () => {
	for (const css of ['@media (hover: hover) { a { &:hover { color: red } } }', 'a { color: blue }'])
		expect(made_of(css)).toBe(css);
});
