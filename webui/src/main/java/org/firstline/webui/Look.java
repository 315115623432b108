package org.firstline.webui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.Locale;

/** How a state is shown, before it is drawn: alone as a badge, or in the many cells of a grid. */
public record Look(VaadinIcon icon, String word, StateBadge.Tone tone) {
    public StateBadge badge() {
        return new StateBadge(icon, word, tone);
    }

    /** The same badge for a column, drawn by the browser: the box keeps no component for each cell. */
    public static <T> Renderer<T> column(ValueProvider<T, Look> look) {
        return LitRenderer.<T>of(
                        "<span class=\"state ${item.tone}\" title=\"${item.word}\"><vaadin-icon icon=\"${item.icon}\""
                                + " aria-hidden=\"true\"></vaadin-icon><span>${item.word}</span></span>")
                .withProperty("icon", item -> "vaadin:" + plain(look.apply(item).icon()))
                .withProperty("tone", item -> "tone-" + plain(look.apply(item).tone()))
                .withProperty("word", item -> look.apply(item).word());
    }

    private static String plain(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
