/** What a changed file is, by the folder and file names that are conventional across languages. */
import { isGeneratedFile } from './generated-files.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Extensions of programming languages: styles, markup, configuration and data are none. */
const CODE = words(
  'ada adb ads asm astro bash bat c cc cjs clj cljc cljs coffee cpp cr cs cts cu cxx d dart erl ex exs f90 fs fsx go ' +
    'groovy h hh hpp hrl hs hx hxx ipynb java jl js jsx kt kts lua m metal mjs ml mli mm mts nim nix pas php pl pm ' +
    'ps1 psm1 py pyi pyx r rb re rs s scala scm sh sol sql svelte swift tcl ts tsx v vb vhd vue zig zsh',
);
const JAVASCRIPT = words('js jsx ts tsx mjs cjs mts cts');
const PROSE = words('md mdx markdown rst adoc asciidoc rdoc org');

const TEST_FOLDERS = words(
  'test tests __tests__ __test__ __mocks__ testdata e2e cypress androidtest integrationtest functionaltest testfixtures',
);
/** Here only code is a test: a specification of an interface may lie there as well. */
const SPEC_FOLDERS = words('spec specs');
const TEST_FOLDER_ENDINGS = ['-tests', '_tests', '.tests', '.test', '.unittests', '.integrationtests'];
/** Languages of their own for tests. */
const TEST_EXTENSIONS = words('feature bats robot');

type Naming = { readonly beginnings?: readonly string[]; readonly endings?: readonly string[] } & {
  readonly extensions: ReadonlySet<string>;
};

/** How the name of a file of tests begins or ends, its extension left out. Case counts: `ManifestTest`, not `latest`. */
const TEST_NAMES: readonly Naming[] = [
  { beginnings: ['test_'], endings: ['_test', '_tests', '_unittest'], extensions: CODE },
  { endings: ['.test', '.tests', '.spec', '.cy', '.e2e', '-test', '-spec', '_spec'], extensions: JAVASCRIPT },
  { endings: ['.test', '.tests'], extensions: CODE },
  { endings: ['_spec'], extensions: words('rb lua cr') },
  { endings: ['Test', 'Tests', 'TestCase'], extensions: words('java kt groovy scala php cs vb fs swift cpp cc m mm') },
  { endings: ['Spec'], extensions: words('groovy scala hs') },
  { endings: ['Suite'], extensions: words('scala') },
  { endings: ['_SUITE'], extensions: words('erl') },
  { beginnings: ['test-'], extensions: words('r sh') },
];
const TEST_STEMS = words('test tests conftest');

const PERFORMANCE_FOLDERS = words('bench benches benchmark benchmarks');
/** At the top only: deeper down it is a part of the product. */
const TOP_PERFORMANCE_FOLDER = 'perf';
const PERFORMANCE_NAMES: readonly Naming[] = [
  {
    beginnings: ['bench_', 'bench-', 'benchmark_', 'benchmark-'],
    endings: ['.bench', '_bench', '-bench', '.benchmark', '_benchmark', '-benchmark', '_benchmark_test', '_bench_test'],
    extensions: CODE,
  },
  { endings: ['Benchmark', 'Benchmarks'], extensions: words('java kt groovy scala php cs swift cpp cc') },
];
const PERFORMANCE_STEMS = words('bench benchmark');

const DOC_FOLDERS = words('doc docs documentation');
const DOC_NAMES = words('readme changelog changes news contributing');
/** What an AI tool is told documents no change, nor does who owns what. */
const NO_DOCS = words('agents.md agents.override.md claude.md claude.local.md gemini.md warp.md crush.md codeowners');
/** Whatever language they are written in: `vite.config.ts`, `package.json`. */
const SETTINGS = /(?:\.config\.\w+|^package\.json|^tsconfig[\w.-]*\.json)$/;

export type FileKind = 'generated' | 'docs' | 'performance' | 'tests' | 'source' | 'other';

type Named = {
  /** In lower case. */
  readonly folders: readonly string[];
  readonly name: string;
  readonly stem: string;
  /** In lower case, without its dot. */
  readonly extension: string;
};

/**
 * The one kind of a file, by its path alone. `generated`: see `isGeneratedFile`. `source`: in a programming language,
 * and none of the others. `other`: settings, data, pictures, the rules of AI tools and whatever is not known.
 */
export function kindOf(path: string): FileKind {
  if (isGeneratedFile(path)) return 'generated';
  const named = namedBy(path);
  if (named.name.startsWith('.')) return 'other';
  if (isDoc(named)) return 'docs';
  if (PROSE.has(named.extension) || SETTINGS.test(named.name)) return 'other';
  const isCode = CODE.has(named.extension);
  if (isPerformance(named, isCode)) return 'performance';
  if (isTest(named, isCode)) return 'tests';
  return isCode ? 'source' : 'other';
}

/** Whether a file holds tests or what they work on, such as `test/`, `a.test.ts`, `a_test.go`, `ATest.java`. */
export function isTestFile(path: string): boolean {
  return kindOf(path) === 'tests';
}

/** Whether a file documents the product: `docs/`, and prose such as Markdown that is no rule file of an AI tool. */
export function isDocFile(path: string): boolean {
  return kindOf(path) === 'docs';
}

/** Whether a file measures performance: `bench/`, `a.bench.ts`, `ABenchmark.java`. */
export function isPerformanceFile(path: string): boolean {
  return kindOf(path) === 'performance';
}

/** Whether a file is code of the product: in a programming language, not generated, no test, benchmark or setting. */
export function isSourceFile(path: string): boolean {
  return kindOf(path) === 'source';
}

/** Whether a file is code, prose, or has a name without an extension: its lines can be counted. */
export function isTextFile(path: string): boolean {
  const { extension } = namedBy(path);
  return extension === '' || CODE.has(extension) || PROSE.has(extension) || TEST_EXTENSIONS.has(extension);
}

/** What the changed files show of how a change was tried. Leave deleted files out: they show nothing. */
export function fileEvidenceIn(paths: readonly string[]): ('tests' | 'docs' | 'performance')[] {
  const kinds = new Set(paths.map(kindOf));
  return (['tests', 'docs', 'performance'] as const).filter((kind) => kinds.has(kind));
}

function namedBy(path: string): Named {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const dot = name.lastIndexOf('.');
  return {
    folders: folders.map((folder) => folder.toLowerCase()),
    name,
    stem: dot > 0 ? name.slice(0, dot) : name,
    extension: dot > 0 ? name.slice(dot + 1).toLowerCase() : '',
  };
}

function isDoc({ folders, name, extension }: Named): boolean {
  if (NO_DOCS.has(name.toLowerCase())) return false;
  // Deeper down, code in a folder of this name may be a part of the product that is about documents.
  if (DOC_FOLDERS.has(folders[0] ?? '')) return true;
  // Below a folder whose name begins with a dot, prose is for tools: templates, prompts, rules.
  if (folders.some((folder) => folder.startsWith('.'))) return false;
  if (PROSE.has(extension) || DOC_NAMES.has(name.toLowerCase())) return true;
  return folders.some((folder) => DOC_FOLDERS.has(folder)) && !CODE.has(extension);
}

function isPerformance({ folders, stem, extension }: Named, isCode: boolean): boolean {
  if (folders[0] === TOP_PERFORMANCE_FOLDER || folders.some((folder) => PERFORMANCE_FOLDERS.has(folder))) return true;
  return (isCode && PERFORMANCE_STEMS.has(stem)) || isNamed({ stem, extension }, PERFORMANCE_NAMES);
}

function isTest(named: Named, isCode: boolean): boolean {
  const { folders, stem, extension } = named;
  if (TEST_EXTENSIONS.has(extension) || isNamed(named, TEST_NAMES) || (isCode && TEST_STEMS.has(stem))) return true;
  if (extension === 't' && folders.includes('t')) return true;
  if (folders.some((folder) => TEST_FOLDERS.has(folder) || TEST_FOLDER_ENDINGS.some((end) => folder.endsWith(end)))) {
    return true;
  }
  return isCode && folders.some((folder) => SPEC_FOLDERS.has(folder));
}

function isNamed({ stem, extension }: Pick<Named, 'stem' | 'extension'>, namings: readonly Naming[]): boolean {
  return namings.some(
    ({ beginnings = [], endings = [], extensions }) =>
      extensions.has(extension) &&
      (beginnings.some((beginning) => stem.startsWith(beginning) && stem.length > beginning.length) ||
        endings.some((ending) => stem.endsWith(ending) && stem.length > ending.length)),
  );
}
