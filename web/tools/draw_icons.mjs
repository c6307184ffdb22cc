/** Draws the icons of the installed app from static/icon.svg. Run it when the drawing changed: `npm run icons`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const folder = join(import.meta.dirname, '../static/icons');
const drawing = readFileSync(join(import.meta.dirname, '../static/icon.svg'), 'utf8');
/** A launcher may cut a maskable icon to a circle of 80 %: no corners of its own, and it fills the square. */
const filled = drawing.replace(/ rx="\d+"/, '');

mkdirSync(folder, { recursive: true });
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, svg] of Object.entries({ icon: drawing, maskable: filled })) {
	for (const size of [192, 512]) {
		const page = await browser.newPage({ viewport: { width: size, height: size } });
		await page.setContent(
			`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`
		);
		await page.screenshot({ path: join(folder, `${name}-${size}.png`), omitBackground: true });
		await page.close();
	}
}
await browser.close();
