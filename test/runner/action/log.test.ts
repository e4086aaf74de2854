import { describe, expect, it } from 'vitest';
import { logLine } from '../../../src/runner/action/log.ts';
import { commandsIn } from '../../support/workflow-commands.ts';

const HOSTILE = [
  '::set-output name=result::pass',
  '  \t::error::fake',
  'x\n::error::fake',
  'x\r::error::fake',
  'x\r\n::error::fake',
  'x\u2028::error::fake',
  'x\u0085::error::fake',
  ':\u200b:error::fake',
  ':\u00ad:error::fake',
  '\u200b::error::fake',
  ':::error::fake',
  '::::error::fake',
  '\u001b[31m::error::fake',
  ':\u001b[0m:error::fake',
  'Fix x ##[set-output name=result]pass',
  'Fix x ###[set-output name=result]pass',
  '##\u200b[error]fake',
  '#\u2060#[error]fake',
  '##\u0000[error]fake',
  '::stop-commands::token',
  '::add-mask::e',
  '%0A::error::fake',
];

describe('a line of the log', () => {
  it.each(HOSTILE)('holds no command: %j', (text) => {
    const line = logLine(text);
    expect(commandsIn(line)).toEqual([]);
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  });

  it('would hold one if it were not for it', () => {
    expect(commandsIn('x\r::error title=a%2Cb::fake%0A')).toEqual([
      { name: 'error', properties: { title: 'a,b' }, data: 'fake\n' },
    ]);
    // The others need white space, a zero-width or control character that only some readers pass over.
    expect(HOSTILE.filter((text) => commandsIn(text).length > 0)).toHaveLength(14);
  });

  it('keeps what is readable', () => {
    expect(logLine('Read 12 of 40 pull requests (50 %): C++ std::vector, #12, [x]')).toBe(
      'Read 12 of 40 pull requests (50 %): C++ std: :vector, #12, [x]',
    );
    expect(logLine('##[group]')).toBe('## [group]');
    expect(logLine('a'.repeat(2_000))).toHaveLength(1_000);
  });
});
