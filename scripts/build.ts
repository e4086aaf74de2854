/** `npm run build`: writes `dist/`. */
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { ROOT } from './run-node.ts';

bundle(join(ROOT, 'dist'));
