package org.firstline.webui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before what can't be taken back. */
public final class Confirm {
    private Confirm() {}

    /**
     * Opens the question over the page.
     *
     * @param verb on the button that does it: "Send to 1,204 phones", never "OK"
     * @param then runs under the page's lock, only after that button
     */
    public static void ask(String title, String text, String verb, Runnable then) {
        var dialog = new ConfirmDialog(title, text, verb, e -> then.run());
        dialog.setCancelable(true);
        dialog.setCancelText(Words.here().get("webui.cancel"));
        dialog.open();
    }

    /** The same for what destroys or stops something: the button looks like it. */
    public static void askDangerous(String title, String text, String verb, Runnable then) {
        var dialog = new ConfirmDialog(title, text, verb, e -> then.run());
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.setCancelText(Words.here().get("webui.cancel"));
        dialog.open();
    }
}
