/**
 * What callers hear that nobody says: prompts in English and Russian, as recorded by the site or as spoken by espeak-ng
 * (a separate program), sentences made for one caller, and the music of the queue. The switchboard and the flows ask;
 * what reads files or waits for the program runs on the owner "prompts".
 */
@NullMarked
package org.firstline.calls.prompts;

import org.jspecify.annotations.NullMarked;
