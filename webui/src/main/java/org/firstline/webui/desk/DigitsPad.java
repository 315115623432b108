package org.firstline.webui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.firstline.services.Services;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Keys to press for whoever is on the line: a robot, or a door. */
final class DigitsPad extends Dialog {
    private static final long serialVersionUID = 1;

    private final Span pressed = new Span();

    DigitsPad(Services services, String call) {
        setHeaderTitle(Words.here().get("webui.control.digits"));
        setId("digits-pad");
        var pad = new Div();
        pad.addClassName("digits-pad");
        for (char key : "123456789*0#".toCharArray()) {
            String one = String.valueOf(key);
            pad.add(new Button(one, e -> {
                services.calls().control().digits(call, one, SignedIn.get().login());
                pressed.setText(pressed.getText() + one);
            }));
        }
        pressed.addClassName("pressed");
        add(pressed, pad);
        getFooter().add(new Button(Words.here().get("webui.close"), e -> close()));
    }
}
