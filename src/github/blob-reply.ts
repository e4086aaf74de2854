/** What every query that shows a file's text asks of it. */
import { z } from 'zod';

/**
 * A file as the API shows it; `null`: there is none at that place. What is no file, such as a folder, has none of these.
 * The text of an empty file may be null.
 */
export const blobReply = z
  .object({
    byteSize: z.int().optional(),
    isTruncated: z.boolean().optional(),
    isBinary: z.boolean().nullish(),
    text: z.string().nullish(),
  })
  .nullable();
