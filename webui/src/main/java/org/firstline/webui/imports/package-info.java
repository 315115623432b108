/**
 * Files that come in: one set of steps (choose, look, map, dry run, apply) for subscribers and for nodes. Reading and
 * writing run on the owner "imports", one file after another; what they found is drawn under the page's lock.
 */
@NullMarked
package org.firstline.webui.imports;

import org.jspecify.annotations.NullMarked;
