package org.firstline.webui.search;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;

/**
 * Something that was looked for.
 *
 * @param detail what tells it from others of the same title; may be empty
 * @param path where it is, without the leading slash
 */
public record Hit(VaadinIcon icon, String title, String detail, String path, QueryParameters parameters) {
    public static Hit of(VaadinIcon icon, String title, String detail, String path) {
        return new Hit(icon, title, detail, path, QueryParameters.empty());
    }
}
