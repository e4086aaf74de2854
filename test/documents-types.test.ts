/** action-types.yml, in the format of typesafegithub/github-actions-typing, against action.yml and what the program takes. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { PRESETS } from '../src/config/settings.ts';
import { RESULTS } from '../src/guardrails/conclusion.ts';
import { READINESS_VERDICTS } from '../src/readiness/readiness.ts';
import { inputsOf } from '../src/runner/action/inputs.ts';
import { actionInterface, textOf } from './support/documents.ts';

const typed = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['string', 'boolean', 'integer', 'float']) }),
  z.strictObject({ type: z.literal('enum'), 'allowed-values': z.array(z.string()).min(2) }),
]);
const types = z
  .strictObject({ inputs: z.record(z.string(), typed), outputs: z.record(z.string(), typed) })
  .parse(parse(textOf('action-types.yml')));

function allowed(value: z.infer<typeof typed> | undefined): readonly string[] {
  return value?.type === 'enum' ? value['allowed-values'] : [];
}

describe('action-types.yml', () => {
  it('types every input and output of action.yml, in its order', () => {
    const { inputs, outputs } = actionInterface();
    expect(Object.keys(types.inputs)).toEqual(inputs);
    expect(Object.keys(types.outputs)).toEqual(outputs);
  });

  it('allows the values that there are', () => {
    expect(allowed(types.inputs.preset)).toEqual([...PRESETS]);
    expect(allowed(types.inputs.comment)).toEqual(['always', 'on-violation', 'never']);
    expect(allowed(types.outputs.result).toSorted()).toEqual([...RESULTS, 'error'].toSorted());
    expect(allowed(types.outputs.readiness).toSorted()).toEqual([...READINESS_VERDICTS].toSorted());
  });

  it.each(['true', 'false'])('calls commit-status a boolean: %s is taken, another word is not', (text) => {
    const given = (value: string) => () => inputsOf((name) => (name === 'commit-status' ? value : ''));
    expect(types.inputs['commit-status']).toEqual({ type: 'boolean' });
    expect(given(text)().commitStatus).toBe(text === 'true');
    expect(given('yes')).toThrow('commit-status');
  });
});
