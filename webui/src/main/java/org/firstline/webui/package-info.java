/**
 * The staff's screens. {@link org.firstline.webui.VaadinFace} puts them into the web server; every page is a class listed
 * in {@link org.firstline.webui.Views}, which is also where its constructor is called with the capabilities it needs. A
 * page runs on the web server's threads under its session's lock; news reaches it through {@link
 * org.firstline.webui.Live} only.
 *
 * <p><b>How to write a page.</b>
 *
 * <ul>
 *   <li>A class with {@code @Route(value = "tickets", layout = MainLayout.class)} and {@link
 *       org.firstline.webui.Needs @Needs(role)}: who has less neither sees it in the menu nor gets there by address. Put it
 *       into {@code Views}, and into {@link org.firstline.webui.Menu} where it has an entry. What is more than looking
 *       also asks {@link org.firstline.webui.SignedIn#require} before the verb.
 *   <li>Draw from a snapshot ({@code list()}, {@code snapshot()}), and again on news: {@code Live.redraw(this, services,
 *       this::draw, TicketEvent.class)}. Never keep an event as the truth.
 *   <li>Words come from {@link org.firstline.webui.Words} and the bundle {@code texts}, both languages; a state is a {@link
 *       org.firstline.webui.StateBadge} (icon and word), a moment an {@link org.firstline.webui.Ago}, an empty list an
 *       {@link org.firstline.webui.EmptyState} that says what to do next.
 *   <li>What the domain refuses may fly: a {@code Refused} out of a listener becomes a notice with its sentence. What can't
 *       be taken back asks {@link org.firstline.webui.Confirm} first.
 *   <li>The client is the bundle that Vaadin has compiled: no {@code @JsModule}, {@code @NpmPackage}, {@code @CssImport} or
 *       theme folder (a test forbids them). Styles go to {@code META-INF/resources/firstline/firstline.css}, small scripts
 *       beside it.
 * </ul>
 */
@NullMarked
package org.firstline.webui;

import org.jspecify.annotations.NullMarked;
