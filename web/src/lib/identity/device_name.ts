import type { MySession } from '#lib/api/client.ts';
import { t } from '#lib/i18n/index.svelte.ts';

const browsers: Record<MySession['device']['browser'], string> = {
	chrome: 'Chrome',
	edge: 'Edge',
	firefox: 'Firefox',
	opera: 'Opera',
	safari: 'Safari',
	samsung: 'Samsung Internet',
	other: ''
};

const systems: Record<MySession['device']['system'], string> = {
	android: 'Android',
	chromeos: 'ChromeOS',
	ios: 'iOS',
	linux: 'Linux',
	macos: 'macOS',
	windows: 'Windows',
	other: ''
};

/** "Firefox on Windows", or as much of it as is known. */
export function device_name({ browser, system }: MySession['device']): string {
	const [program, place] = [browsers[browser], systems[system]];
	if (program && place) return t().account.device(program, place);
	return program || place || t().account.unknown_device;
}
