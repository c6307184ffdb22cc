import { expect } from '@playwright/test';
import { test } from './answers.ts';
import { api_of, a_member, open_as } from './kring.ts';

test('no page runs a script of another, nor is shown inside one', async () => {
	const api = await api_of();
	const answer = await api.get('/');
	const policy = new Map(
		answer
			.headers()
			['content-security-policy']!.split(';')
			.map((directive) => directive.trim().split(/\s+/))
			.map(([name, ...sources]) => [name!, sources])
	);
	expect(policy.get('default-src')).toEqual(["'none'"]);
	for (const source of policy.get('script-src')!) expect(source).toMatch(/^'(self|sha256-[\w+/=]+)'$/);
	for (const name of ['style-src', 'img-src', 'font-src', 'connect-src', 'worker-src', 'form-action'])
		expect(policy.get(name), name).toEqual(["'self'"]);
	for (const name of ['frame-ancestors', 'base-uri']) expect(policy.get(name), name).toEqual(["'none'"]);
	expect(answer.headers()['x-content-type-options']).toBe('nosniff');
	await api.dispose();
});

test('it is installed on a phone, with an icon of every size it says', async ({ browser }) => {
	const page = await open_as(browser, a_member(), { offline_ready: true });
	await page.goto('/');
	await page.evaluate(() => navigator.serviceWorker.ready);
	const devtools = await page.context().newCDPSession(page);
	const { data, errors } = await devtools.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	const manifest = JSON.parse(data!);
	expect(manifest).toMatchObject({ name: 'Kring', start_url: '/', scope: '/', display: 'standalone' });
	const sizes = await page.evaluate(
		(icons: { src: string; type: string }[]) =>
			Promise.all(
				icons
					.filter(({ type }) => type === 'image/png')
					.map(async ({ src }) => {
						const picture = await createImageBitmap(await (await fetch(src)).blob());
						return `${picture.width}x${picture.height}`;
					})
			),
		manifest.icons
	);
	const said = manifest.icons.flatMap(({ type, sizes }: { type: string; sizes: string }) =>
		type === 'image/png' ? [sizes] : []
	);
	expect(sizes).toEqual(said);
	expect(said).toEqual(expect.arrayContaining(['192x192', '512x512']));
	const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
	expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([]);
});
