package org.firstline.messages.templates;

import org.jspecify.annotations.Nullable;

/**
 * News: the site has other words for something. After commit.
 *
 * @param before null where the shipped words were in use, as {@code after} is where they are again
 */
public record TemplateChanged(
        String key,
        String language,
        @Nullable Template before,
        @Nullable Template after,
        String actor) {}
