package org.firstline.webui.messages;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.firstline.messages.templates.Lint;
import org.firstline.webui.Words;

/** Under a text that is being written: how many messages it is, how it could be fewer, and what does not belong there. */
final class SizeLine extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final Span size = new Span();
    private final Span hint = new Span();
    private final Span lint = new Span();

    SizeLine() {
        size.setId("size");
        size.addClassName("quiet");
        hint.setId("size-hint");
        hint.addClassName("quiet");
        lint.setId("lint");
        lint.addClassName("fault");
        lint.getElement().setAttribute("role", "status");
        addClassName("form");
        add(size, hint, lint);
    }

    /**
     * @param text as it would be sent
     * @param service whether it is about the service, so that neither links nor advertising belong into it
     * @return whether nothing is wrong with it
     */
    boolean show(String text, boolean service) {
        var now = TextSize.of(text);
        size.setText(now.sentence(words));
        size.setClassName("fault", now.tooLong());
        hint.setText(now.hint(words));
        hint.setVisible(now.parts() > 1);
        return showLint(text, service);
    }

    /** The same for a text whose length does not matter. */
    boolean showLint(String text, boolean service) {
        var findings = service ? Lint.of(text) : java.util.List.<Lint.Finding>of();
        lint.setText(String.join(
                " ",
                findings.stream()
                        .map(f -> words.get(
                                f.fault() == Lint.Fault.LINK
                                        ? "webui.messages.lint.link"
                                        : "webui.messages.lint.promotion",
                                f.word()))
                        .toList()));
        lint.setVisible(!findings.isEmpty());
        return findings.isEmpty();
    }
}
