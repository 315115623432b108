/**
 * The screens of the network: its tree, its alerts and its outages. Agents look; shift heads and administrators confirm,
 * clear and declare. On the web server's threads under the session's lock, as every page.
 */
@NullMarked
package org.firstline.webui.network;

import org.jspecify.annotations.NullMarked;
