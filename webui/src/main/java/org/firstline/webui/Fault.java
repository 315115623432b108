package org.firstline.webui;

import com.vaadin.flow.component.html.Paragraph;
import org.firstline.base.Refused;

/** The place in a form where it says why it was not taken. */
public final class Fault extends Paragraph {
    private static final long serialVersionUID = 1;

    public Fault() {
        addClassName("fault");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** Does this; where the domain refuses, its sentence is shown here and false returned. */
    public boolean passes(Runnable verb) {
        setVisible(false);
        try {
            verb.run();
            return true;
        } catch (Refused no) {
            say(no.sentence(Words.locale()));
            return false;
        }
    }

    public void say(String sentence) {
        setText(sentence.substring(0, 1).toUpperCase(Words.locale()) + sentence.substring(1));
        setVisible(true);
    }
}
