/**
 * What the server needs beside the files that Vite wrote: the content security policy as one line for a header,
 * and a brotli and a gzip copy of everything worth compressing. And what a reader need not wait for: files that
 * only point to another file are skipped.
 */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const build = join(import.meta.dirname, '../build');
const SMALLEST = 1024;
const compressible = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest']);

write_policy();
skip_signposts(files_below(build).filter((file) => extname(file) === '.js'));
for (const file of files_below(build)) compress(file);

/** A meta tag may not say who may frame the page; a header may. */
function write_policy() {
	const page = readFileSync(join(build, 'index.html'), 'utf8');
	const [, found] = /http-equiv="content-security-policy" content="([^"]*)"/i.exec(page) ?? [];
	if (!found) throw new Error('index.html carries no content security policy: the build changed');
	const policy = `${found.trim().replace(/;$/, '')}; frame-ancestors 'none'`;
	if (/https?:|\*/.test(policy)) throw new Error(`the policy lets another host in: ${policy}`);
	if (/script-src[^;]*'unsafe/.test(policy)) throw new Error(`the policy lets any script run: ${policy}`);
	writeFileSync(join(build, 'csp.txt'), `${policy}\n`);
}

/**
 * SvelteKit asks for one file a layout, and where those live in the shell, such a file holds one line that points
 * there: a request each, for nothing. Whoever imports one is pointed to the shell itself. What a file says still
 * follows from what its name was made of, so a name never stands for two contents.
 */
function skip_signposts(files) {
	const signposts = new Map(files.flatMap((file) => read_signpost(file) ?? []));
	for (const file of files) {
		const code = readFileSync(file, 'utf8');
		const straight = code
			.replace(/import\(`([^`]+)`\)/g, (whole, path) => {
				const signpost = signposts.get(resolve(dirname(file), path));
				if (!signpost) return whole;
				const members = signpost.names.map(([inside, outside]) => `${outside}:m.${inside}`);
				return `import(\`${from(file, signpost.target)}\`).then(m=>({${members}}))`;
			})
			.replace(/"(\.[^"]+\.js)"/g, (whole, path) => {
				const signpost = signposts.get(resolve(dirname(file), path));
				return signpost ? `"${from(file, signpost.target)}"` : whole;
			});
		if (straight !== code) writeFileSync(file, straight);
	}
	const page = join(build, 'index.html');
	const links = readFileSync(page, 'utf8').replace(
		/^\s*<link href="([^"]+)" rel="modulepreload">\n/gm,
		(whole, path) => (signposts.has(join(build, path)) ? '' : whole)
	);
	writeFileSync(page, links);
}

function read_signpost(file) {
	const [, list, path] = /^export\{([^}]*)\}from"([^"]+)";?\s*$/.exec(readFileSync(file, 'utf8')) ?? [];
	if (!path) return undefined;
	const names = list
		.split(',')
		.map((each) => each.split(' as '))
		.map(([inside, outside = inside]) => [inside, outside]);
	return [[file, { names, target: resolve(dirname(file), path) }]];
}

function from(file, target) {
	const path = relative(dirname(file), target);
	return path.startsWith('.') ? path : `./${path}`;
}

function compress(file) {
	if (!compressible.has(extname(file)) || statSync(file).size <= SMALLEST) return;
	const content = readFileSync(file);
	const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
	writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
	writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}

function files_below(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}
