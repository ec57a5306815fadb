;;; A session in Emacs with eglot, in batch mode: a page opens, findings come at the right places, a
;;; quick fix is made, a hover is asked for, and the findings change.  -*- lexical-binding: t -*-

(require 'eglot)
(require 'flymake)

(defvar work (getenv "WORK"))
(setq eglot-autoshutdown t
      eglot-sync-connect 10
      eglot-confirm-server-initiated-edits nil
      flymake-no-changes-timeout 0.1)
(add-to-list 'eglot-server-programs
             (cons '(html-mode text-mode) (split-string (getenv "PLAINER_COMMAND"))))
(put 'text-mode 'eglot-language-id "markdown")

(defun fail (format &rest arguments)
  (message "emacs: %s" (apply #'format format arguments))
  (kill-emacs 1))

(defun found ()
  "The findings: (RULE . WORDS)."
  (mapcar (lambda (d)
            (cons (flymake-diagnostic-text d)
                  (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d))))
          (flymake-diagnostics)))

(defun has (words)
  (seq-find (lambda (f) (equal (cdr f) words)) (found)))

(defun wait (what test)
  (let ((end (+ (float-time) 20)))
    (while (not (funcall test))
      (when (> (float-time) end) (fail "waited in vain: %s: %S" what (found)))
      (accept-process-output nil 0.05)
      (sit-for 0))))

(defun session (name mode text)
  (let ((path (expand-file-name name work)))
    (with-temp-file path (set-buffer-file-coding-system 'utf-8-unix) (insert text))
    (find-file path)
    (funcall mode)
    (call-interactively #'eglot)
    (unless (eglot-managed-p) (fail "%s: eglot does not manage the page" name))
    (wait (format "%s: utilise" name) (lambda () (flymake-start) (has "utilise")))
    (unless (has "in order to") (fail "%s: in order to: %S" name (found)))
    (unless (has "cafe\u0301") (fail "%s: an accent that combines: %S" name (found)))
    (goto-char (point-min))
    (search-forward "utilise")
    (backward-char 3)
    (let* ((server (eglot--current-server-or-lose))
           (hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams)))
           (actions (jsonrpc-request server :textDocument/codeAction
                                     (list :textDocument (eglot--TextDocumentIdentifier)
                                           :range (list :start (eglot--pos-to-lsp-position (point))
                                                        :end (eglot--pos-to-lsp-position (point)))
                                           :context (list :diagnostics []))))
           (fix (seq-find (lambda (a) (equal (plist-get a :title) "Change to 'use'")) actions)))
      (unless (string-match-p "Plainer: 'use'" (plist-get (plist-get hover :contents) :value))
        (fail "%s: hover: %S" name hover))
      (unless fix (fail "%s: no fix: %S" name (mapcar (lambda (a) (plist-get a :title)) actions)))
      (eglot--apply-workspace-edit (plist-get fix :edit)))
    (unless (save-excursion (goto-char (point-min)) (search-forward "We use new legislation" nil t))
      (fail "%s: the fix: %s" name (buffer-string)))
    (wait (format "%s: utilise goes" name)
          (lambda ()
            (eglot--signal-textDocument/didChange) ; its timer runs only when Emacs is idle
            (flymake-start)
            (and (not (has "utilise")) (has "in order to"))))
    (set-buffer-modified-p nil)
    (kill-buffer)))

(session "page.html" #'html-mode
         "<!DOCTYPE html>
<html lang=\"en\"><head><title>A page</title></head><body><main>
<h1>What we heard</h1>
<p>Zoë &amp; Sam said 👧🏽 cafe\u0301 staff were kind. We utilise new legislation in order to help.</p>
<p>Children told us that they were happy.</p></main></body></html>
")
(session "page.md" #'text-mode
         "# What we heard

Zoë &amp; Sam said 👧🏽 cafe\u0301 staff were kind. We utilise new legislation in order to help.

Children told us that they were happy.
")
(message "emacs: all as expected")
