/**
 * What machines see of the capabilities: a resource for each, built by {@link org.firstline.web.Api#over} and called on
 * Jetty's threads. Here is only the shape of questions and answers; what is allowed and what it means is decided by the
 * capabilities.
 */
@NullMarked
package org.firstline.web.resources;

import org.jspecify.annotations.NullMarked;
