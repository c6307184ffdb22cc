import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** Runs against a server that stands already, with the demo organisation: `./dev e2e` starts one. */
const server = process.env.KRING_URL ?? 'http://localhost:8080';

export default defineConfig({
	testDir: 'e2e',
	outputDir: `test-results/${new URL(server).port || 'default'}`,
	globalSetup: './e2e/global_setup.ts',
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	// A machine that somebody else uses too may stand still for longer than a page waits: it is told as flaky.
	retries: process.env.CI ? 1 : 0,
	// One more than there are processors: some tests wait for what the server does once a minute.
	workers: availableParallelism() + 1,
	timeout: 90_000,
	expect: { timeout: 15_000 },
	reporter: [['list']],
	use: {
		baseURL: server,
		viewport: { width: 390, height: 844 },
		launchOptions: {
			executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run'
			]
		}
	}
});
