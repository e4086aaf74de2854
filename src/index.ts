import { judged } from './main.ts';
import { act } from './runner/action/act.ts';

await act(judged);
