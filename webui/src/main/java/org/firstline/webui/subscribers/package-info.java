/**
 * The pages of subscribers: search, one subscriber's card, and its form; and the parts that other pages show of a
 * subscriber. Made by {@link org.firstline.webui.Views}; run under the lock of the session that looks.
 */
@NullMarked
package org.firstline.webui.subscribers;

import org.jspecify.annotations.NullMarked;
