/**
 * The web server with its two ports and the interface for machines. {@code Appliance} builds it last and starts it; every
 * request runs on one of Jetty's own threads, which this package alone may have.
 *
 * <p>The <b>staff port</b> serves the screens (a {@link org.firstline.web.Face}, when one is there), the whole of {@code
 * /api} and {@code /metrics}. The <b>portal port</b> is for networks that are not trusted: it knows only the resources
 * and pages that are safe outside, so nothing else can be reached through it by any path.
 *
 * <p><b>How to write a resource.</b> A public final class with {@code @Path} whose constructor takes the capabilities it
 * needs; put its instance into {@link org.firstline.web.Api}'s list and its operations into {@code openapi.json} (a test
 * compares the two); those of the capabilities are in {@link org.firstline.web.resources}. Then:
 *
 * <ul>
 *   <li>answers are records made for the reader (numbers, strings, {@code Instant}s, lower-case enums), never a
 *       capability's own row where the two differ; {@code @Nullable} parts are written as {@code null};
 *   <li>a list takes {@code limit} and {@code cursor} as strings, asks {@link org.firstline.web.Paging} for one item more
 *       than the page holds and answers {@link org.firstline.web.Page#of};
 *   <li>what is not there is {@code throw new NotFoundException()}; what the domain refuses throws {@code Refused} by
 *       itself (409); what the caller wrote wrongly is {@link org.firstline.web.BadRequest}, naming the field or line;
 *   <li>who calls is {@link org.firstline.web.Caller#of}; what may be called with which token is one list in {@link
 *       org.firstline.web.Access}.
 * </ul>
 */
@NullMarked
package org.firstline.web;

import org.jspecify.annotations.NullMarked;
