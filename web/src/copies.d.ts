/** A module once more, as another: with what it brings in its own file. */
declare module '*/nl.ts?copy=office' {
	export { default } from '#lib/i18n/nl.ts';
}
declare module '*/nl.ts?copy=records' {
	export { default } from '#lib/i18n/nl.ts';
}
declare module '*/en.ts?copy=office' {
	export { default } from '#lib/i18n/en.ts';
}
declare module '*/en.ts?copy=records' {
	export { default } from '#lib/i18n/en.ts';
}
