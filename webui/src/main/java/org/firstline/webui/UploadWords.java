package org.firstline.webui;

import com.vaadin.flow.component.upload.UploadI18N;

/** What an upload of one file says of it, in the language of who looks. */
public final class UploadWords {
    private UploadWords() {}

    /**
     * @param most octets, whole mebibytes
     * @param wrongType said of a file that is none of those that are taken
     */
    public static UploadI18N of(Words words, int most, String wrongType) {
        String tooBig = words.get("webui.import.too-big", most >> 20);
        String broken = words.get("webui.import.broken");
        return new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(words.get("webui.import.one-file"))
                        .setFileIsTooBig(tooBig)
                        .setIncorrectFileType(wrongType))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(words.get("webui.import.sending"))
                                .setStalled(words.get("webui.import.stalled"))
                                .setProcessing(words.get("webui.import.reading")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(broken)
                                .setUnexpectedServerError(broken)
                                .setFileTooLarge(tooBig)));
    }
}
