;;; A user's minute with Emacs and eglot, in batch. Each line that is printed was seen.  -*- lexical-binding: t -*-

(require 'eglot)
(require 'flymake)

(defun seen (what) (princ (format "seen: %s\n" what)))

(defun wait (what holds)
  "Waits until HOLDS does; only what never comes to hold gets to the end of it."
  (let ((tries 6000))
    (while (and (not (funcall holds)) (> tries 0))
      (setq tries (1- tries))
      (accept-process-output nil 0.01))
    (unless (funcall holds)
      (error "%s did not come; diagnostics: %S" what (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
    (seen what)))

(defun found () (let ((all (flymake-diagnostics)))
                  (and (= (length all) 1)
                       (string-match-p "becomes part of an SQL statement" (flymake-diagnostic-text (car all)))
                       (= 8 (line-number-at-pos (flymake-diagnostic-beg (car all)))))))
(defun nothing () (null (flymake-diagnostics)))

(defun typed ()
  "What eglot does when the user pauses."
  (run-hooks 'post-command-hook)
  (eglot--signal-textDocument/didChange))

;; What a user would write.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((python-mode python-ts-mode js-mode js-ts-mode typescript-ts-mode tsx-ts-mode java-mode java-ts-mode)
                 . ("hook" "lsp"))))

(condition-case failure
    (progn
      (find-file "app.py")
      (python-mode)
      (apply #'eglot (eglot--guess-contact))
      (seen (format "Emacs %s" emacs-version))
      (wait "the finding of the opened file" #'found)
      (goto-char (point-min))
      (search-forward "cursor.execute(")
      (let* ((start (point))
             (end (1- (line-end-position)))
             (before (buffer-substring start end)))
        (delete-region start end)
        (insert "\"SELECT 1\"")
        (typed)
        (wait "typing takes it away" #'nothing)
        (delete-region start (1- (line-end-position)))
        (goto-char start)
        (insert before)
        (typed)
        (wait "typing brings it back" #'found)
        (goto-char (+ start 3)))
      ;; As the menu does, without the question which.
      (let* ((actions (eglot-code-actions (point) (point)))
             (fix (seq-find (lambda (action) (string-prefix-p "Fix: " (plist-get action :title)))
                            (append actions nil))))
        (seq-do (lambda (action) (seen (concat "action: " (plist-get action :title)))) actions)
        (unless fix (error "No fix in %S" actions))
        (eglot--apply-workspace-edit (plist-get fix :edit)))
      (unless (save-excursion (goto-char (point-min)) (search-forward "WHERE name = ?\", (name,))" nil t))
        (error "The mended line: %s" (buffer-string)))
      (typed)
      (wait "the fix takes it away" #'nothing)
      (eglot-shutdown (eglot--current-server-or-lose))
      (seen "the server ends")
      (set-buffer-modified-p nil))
  (error (princ (format "FAILED: %s\n" (error-message-string failure)))
         (kill-emacs 1)))
(kill-emacs 0)
