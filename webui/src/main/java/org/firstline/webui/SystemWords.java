package org.firstline.webui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import java.util.Locale;
import org.firstline.base.Texts;

/** What Vaadin itself says when the box is away, or a page can't go on: in English it would be understood by half. */
final class SystemWords {
    private SystemWords() {}

    /** A session that is over needs no words: the page is loaded again and asks who one is. */
    static SystemMessages of(SystemMessagesInfo asked) {
        Texts texts = in(asked.getLocale() == null ? Locale.ENGLISH : asked.getLocale());
        var said = new CustomizedSystemMessages();
        said.setInternalErrorCaption(texts.get("webui.system.failed"));
        said.setInternalErrorMessage(texts.get("webui.system.failed.text"));
        said.setCookiesDisabledCaption(texts.get("webui.system.cookies"));
        said.setCookiesDisabledMessage(texts.get("webui.system.cookies.text"));
        return said;
    }

    /** While the box does not answer. */
    static void awaitBox(UI ui) {
        Texts texts = in(ui.getLocale());
        var dialog = ui.getReconnectDialogConfiguration();
        dialog.setDialogText(texts.get("webui.system.lost"));
        dialog.setDialogTextGaveUp(texts.get("webui.system.gave-up"));
    }

    private static Texts in(Locale language) {
        return Texts.of("webui", language);
    }
}
