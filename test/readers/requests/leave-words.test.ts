/** Wordings of people in the two languages: some say what shall end, some what they do not want, some the contrary in the same words. */
import { expect, test } from '@jest/globals';
import { aboutLeaving } from '../../../shared/readers/requests/leave-wish.ts';

const lines = (text: string) => text.trim().split(/\n\s*/);

const LEAVING = lines(`
  送信しないでください
  送付しないで
  購読を希望しない
  もう送らないで
  今後は配信しないでいただきたい
  メールを送信なさらないでください
  これ以上送らないでもらえますか
  二度と送ってこないでください
  このアドレスには送らないでください
  今後の送付はご遠慮ください
  配信はお断りします
  購読の継続を希望しません
  購読を続けるつもりはありません
  メールの受信を望みません
  もう読まないので配信を切ってください
  受け取りたくないです
  これ以上のご連絡は不要です
  お送りいただかなくて結構です
  もう届けないでください
  配信対象から外していただけますでしょうか
  私を名簿から消してください
  メールを送るのをやめてください
  メールを送らないようにしてください
  送らないようお願いします
  送信をお控えください
  今後こちらへのメールはご遠慮願います
  購読をやめたいと思います
  定期購読を打ち切ってください
  登録を抹消してください
  登録から抜けたいです
  配信を止めるようお願いいたします
  ニュースレターは不要になりました
  退職するため配信の停止を希望します
  異動に伴い、受信を終了したく存じます
  メール配信、停止でお願いします
  ダイジェストの購読を中断したい
  メルマガはもう要らないです
  もう送ってくれなくていいです
  来週から送らないでください
  受信したくありません
  配信しなくて結構です
  勝手に登録されたので削除してください
  登録した覚えがありません。送らないでください
  これ以上メールを寄越さないで
  毎週の配信は希望いたしません
  送信なさらないで下さい
  今後送付されないようお願い申し上げます
  もうメールしないで
  メールしてこないでください
  配信しないでください
  こちらのアドレスへの送信は希望しておりません
  今後の購読は希望致しません
  受信は望んでおりません
  購読の意思はありません
  受け取る必要がなくなりました
  御社からのメールを受け取りたくありません
  今後メールを送るのはやめてください
  お手数ですが、送らないようにお願いできますか
  もう送っていただかなくて大丈夫です
  以後送信しないようお願いします
  送ってこないで
  配信お断り
  メールお断り
  メール配信をご遠慮申し上げます
  配信をお控え願います
  このメールアドレスを登録から消してもらえますか
  もう配らないでください
  以後の案内は結構です
  購読をやめます
  配信を終わりにしてください
  登録解除
  登録解除お願いします
  購読取消
  メール不要
  このメルマガを解約したいのですが
  定年退職につき配信停止をお願いします
  以前登録しましたが、もう送らないでください
  リストから私を除いてください
  メールが多すぎるので止めてください
  送信先から外してもらいたい
  ダイジェストはもう送らなくていいです
  購読を解除してもらえませんか
  メーリングリストを抜けたいのですが
  今週で購読を終わります
  今後一切の配信を拒否します
  購読したくない
  メールを届けないようにしてください
  継続購読は不要です
  今後メール送付は一切なさらないでください
  送信対象から除いてください
  購読の更新を望みません
  もう連絡してこないでください
  毎週のメールは負担なので、止めていただけると助かります
  配信リストからの削除をお願いできますでしょうか
  こちらへ配信しないよう設定してください
  ダイジェストを送るのを終わりにしてほしい
  これ以後、私宛にメールを出さないでください
  送信停止を依頼します
  卒業したので購読をやめさせてください
  受信拒否でお願いします
  購読を取りやめたいです
  このサービスから脱退させてください
  私のメールアドレスを消去してください
  もう興味がないので配信は要りません
  送ってほしくありません
  毎週届くのが迷惑です。停止してください
  メールの配信を希望しておりません
  ご案内のメールはもう不要です
  届けていただかなくても大丈夫です
  講読を解約します
  配信解除
  登録を取り下げます
  お断りします
  まだ届きます。もう送らないで！
  購読を終了いたします
  メールを受け取るつもりはありません
  配信をしないでください
  二度とメールを送るな
  送ってくるな
  宛先リストから外してもらえると嬉しいです
  いったん配信を止めてほしいです
  今月いっぱいで受信をやめます
  購読者名簿から抹消のこと
  配信は必要としていません
  このアドレスは使わなくなるので配信停止願います
  メールは今後控えてください
  これからはメールを送信しないで結構です
  メルマガの受け取りを希望していません
  本メールの送信先から削除願います
  このような配信は望んでいません
  御社のメールは今後ご送付くださらないようお願い申し上げます
  購読を中断させてください
  引っ越しで読めなくなるため、配信を止めていただきたいです
  送信はもう結構でございます
  受信する気はもうありません
  二度と送ってこないで
  こちらに送るのをやめてくれませんか
  解除をお願いします
  配信取りやめを希望
  今後は届けてくださらなくて結構です
  毎週来るメールを止めたい
  私をメーリングリストから抜いてください
  英語が読めないので配信停止でお願い致します
  登録情報を全部消してください
  もうメールをくれなくていいよ
  配信停止求む
  購読したつもりはありません。止めてください
  これ以上の配信は辞退いたします
  勝手に送らないで
  メールの受け取りはお断りいたします
  受信をやめたいので手続きをお願いします
  退会させていただきます
  送信をやめてください
  アドレスをデータベースから削除してください
  迷惑です、送らないでください
  メールの配信、もういらないです
  配信を受けたくない
  メールが来ないようにしてください
  メールが届かないようにしてほしい
  今すぐ配信を止めろ
  Do not send me anything any more
  Please don't mail me again
  Stop this please
  I never asked for this, take my address off
  Kindly cease sending these to me
  No more mails please
  I don't want this newsletter any longer
  Please end my subscription at once
  I am no longer interested in your digest
  Don't deliver this to me any more
  Please discontinue the weekly digest
  I wish to be taken off your mailing list
  Unsubcribe me pls
  kindly unsubscribe this address
  Could you remove this account from the distribution list?
  I'd rather not get these mails
  I would prefer not to receive further messages
  Please do not deliver further issues
  I have no interest in receiving your emails
  Please strike my name from your list
  Cancel my registration
  Not interested, please remove
  I want off this list
  Do not contact this address again
  Please quit mailing me
  Enough! Stop these emails
  Delete my email address from your database
  I did not sign up for this. Remove my email.
  We no longer require this service, please cancel
  Please halt delivery to this address
  I'm leaving the lab, so please stop the digest
  Take us off your list
  Let me off this list
  Please refrain from sending me further mail
  My subscription should be ended
  You can stop sending me the digest
  Leave the list
  Please drop me from the mailing
  I no longer read this, please unsub
  Kindly opt me out
  would you please stop emailing me?
  please make it stop
  I'd like these to stop
  Please don't send any more of these
  Do not e-mail this address again
  Never mail me again
  Don't send it to me anymore
  Please do not send me further issues
  Stop the newsletter
  Stop your weekly mail
  I don't wish to get any further digests
  I do not want to be on this list
  Get me off of this
  Please unlist me
  Please take me off
  Remove my address
  Remove from list
  Please cancel this subscription
  Cancel my sign-up
  I'd like to cancel
  I want to stop receiving this
  I want to leave this list
  I would like to be removed
  Please stop all mailings to this address
  No longer interested
  Not interested any more
  no thanks, unsubscribe
  Please no further emails
  Please cease all communication
  Don't want these any more
  We don't need this digest any longer
  please sign me off
  Please deregister me
  delete my subscription
  Please end this
  I'm asking you to stop writing to me
  Kindly exclude me from future mailings
  Please refrain from contacting me
  I have changed jobs and no longer want this digest
  this is spam, take me off your list
  I request removal from your list
  Request for removal
  Unsubscription request
  Could I be taken off the list please?
  May I ask you to remove me from the list?
  I do not consent to receiving these mails
  I withdraw my consent
  Do not post these to me any longer
  I'd appreciate it if you stopped mailing me
  Please have my address removed
  Kindly stop the weekly emails
  Leave me alone, no more newsletters
  Wrong person, please remove this address
  I don't use this service, delete my data
  End the mailing please
  Please erase my email from your records
  I do not wish to be contacted
  Please discontinue delivery
  I am retiring, please cancel my digest
  This inbox is closing; stop sending here
  I have no need of these emails
  I'd like off the list
  Please terminate the mailing
  No further messages, please
  My address should be removed from your list
  Could you stop these, please?
  please unsubscribe me thanks
  I never subscribed, so please remove me
  Kindly do not send these any more
  I would rather not receive this
  Please withdraw me from the list
  Unsubscribing. Thank you for the good work
  UNSUBSCRIBE ALL
  Stop it
  Please take my address off your mailings
  Would it be possible to be removed from the list?
  Please let me unsubscribe
  I do not need the digest any more
  Please exclude my address from now on
  don't write to this address any more
  we don't want to receive the newsletter
  I wish to end the subscription
  Halt all emails
  Please suspend my subscription
  Quit sending me this stuff
  I want no more of this
  Please don't send this digest to me
  Please stop. I get too much mail
  I don't need your newsletter
  I am not interested in your mails
  cancel subscription
  Could you delete my account?
  Please unsubscribe my address hana@example.com
  Please end the service for me
  I've had enough, take me off
  My subscription must end
  Please do not send any digests to this account
  I'd like you to stop these mails
  No more of these messages
  Please cancel my registration for the digest
  I would like to stop my subscription
  I would like to end this
  Please refrain from sending anything else
  Do not email me ever again
  Never send me this again
  I do not wish to subscribe any longer
  Don't want to receive mail from you
  Please discontinue my membership
  I ask to be deleted from your database
  Please scratch me off the list
  Please remove all my data
  I have no desire to get these
  Stop the weekly digest now
  Stop mail
  Would you please take us off the distribution list
  I'm not reading these, so please cancel
  I do not want to stay subscribed
  we wish to discontinue the digest
  I revoke my consent to these mails
  Quit this list
  I no longer want to be subscribed
  Request to unsubscribe
  I'm out, remove me
  Do not deliver mail here
`);

const STAYING = lines(`
  解除しないでください
  まだ解約しないで
  退会させないでください
  配信を止めないでください
  購読を続けたいです
  配信の時間を変えたい
  今週号が届きません
  解除するつもりはありません
  メールが届かなくなりました
  登録したいです
  リストから外さないでください
  PDFは送付しないのですか
  添付ファイルは送らない方がよいと思います
  配信されないのですが
  英語版も送ってください
  配信日は毎週月曜ですか
  購読を希望します
  質問には回答しなくて結構です、読むのが楽しみです
  停止しないでそのまま続けてください
  同僚に転送しないでと言われました
  送信を止めないでください
  購読を解除しないでもらえますか
  登録を消さないでください
  ぜひ送ってください
  今後も送ってください
  送らないでほしいとは言っていません
  先週号が送られてきません
  購読したい
  停止した理由を教えてください
  解約の予定はありません
  メールを開けません
  購読をやめるか検討中です
  解除方法がわかりません
  日本語版に変えられますか
  メールの文字が読めません
  新しいアドレスに送ってください
  間違って解除してしまいました
  毎週楽しみに受け取っています
  迷惑メールに入らないようにしたい
  論文のリンクが切れています
  古いアドレスには送らないで新しいアドレスに送ってください
  配信が終わったようです
  メールの配信が終了しています
  配信は終わりましたか
  来週の配信の予定はないのでしょうか。
  メールが送信されないようです
  配信されないで困っています
  先週から配信されないことがあります
  メールはご遠慮なくどうぞ
  配信が打ち切られたと聞きました
  受信できなくなりました
  今週の配信はお休みですか
  メールは受信したものの本文が空です
  解約しないでおきます
  配信が中断しています
  返信は不要です
  確認メールを再送してください
  英語版は要りますか
  今後の配信予定を知りたい
  もう一度送ってください
  配信停止になっていたので登録し直しました
  受け取れません
  配信停止はまだしないで
  送信元のアドレスを教えてください
  私の論文を送っても構いませんか
  解除の必要はありません
  リストの順番が変です
  今後も購読を続けます
  停止はしなくて結構です
  要約が長すぎて読めません
  次号はいつ配信されますか
  配信先を大学のアドレスに変えてください
  メールの本文に数式が出ません
  送信ボタンが押せません
  質問は十個も必要ありません
  配信をやめられると困ります
  登録が消えてしまったようです
  画像は送らなくていいので文字を大きくしてください
  ダイジェストの購読者を増やしたい
  受信箱に届いていないのですが
  購読の解約ではなく変更です
  止める気はありません
  次も忘れずに送ってください
  送らないなら教えてください
  メールが来ないようです
  今週はメールが届かないのでしょうか
  購読料は不要ですか
  登録は不要でしょうか
  停止していた配信が再開されました
  配信停止を取り消したい
  解約を取り消してください
  要約は短くて結構です
  お返事は結構です。楽しみにしています
  論文リストから外れた理由を知りたい
  メールの件名を短くできませんか
  転送はしないでください
  配信の頻度を下げてほしい
  毎週ではなく月に一度にしてほしい
  退会した友人にもう一度送れますか
  送信者名を変えてください
  配信を止められた人がいるそうです
  解除ボタンを押していないのに配信が止まりました
  Please don't unsubscribe me
  Do not remove me from the list
  I can't find the unsubscribe link in your site, where is it?
  How do I cancel?
  I did not receive this week's digest
  Why did the digest stop?
  Don't stop sending these, I love them
  I want to subscribe
  Please send the English edition instead
  Can I change my topics?
  I never want to miss these emails
  Please do not send attachments, a link is enough
  I was removed from the list by accident, add me again
  Does the digest cover robotics?
  Thanks for the digest, it does not need to be longer
  Do not cancel my subscription
  The link to the paper does not work
  I no longer have the confirmation mail, send it again please
  Please add my colleague
  Is it possible to unsubscribe from one topic only?
  Please don't take me off the list
  Never stop sending these
  Don't cancel
  I don't want to unsubscribe
  I do not want to miss an issue
  How can I stop receiving two copies?
  What happens if I unsubscribe?
  Is there a way to stop one topic?
  My digest was cut off, please send it again
  I would like to receive the digest
  Please do send me the digest
  I accidentally unsubscribed, please re-add me
  The paper on list decoding is not in the list
  Could you send it on Mondays?
  Please correct the second paper
  Who writes this?
  Do you delete my data when I leave?
  I need to receive this at another address
  The digest stopped coming
  I'm not receiving the emails
  You don't send me the digest any more
  I don't like this summary
  I don't like the new layout of these mails
  I do not agree with this summary
  Please remove my paper from the digest
  This paper should be removed from the list
  This sentence is wrong and should be removed.
  Paper 3 was retracted, please remove
  The digest stopped.
  Stop the issues with rendering
  I don't need it in English
  Please sign me in
  This paper fell off the list
  We never got it
  I do not want to receive it twice
  The removal of noise is explained badly
  I don't want to lose my subscription
  Please stop the typos
  Why do they stop?
  I can't read these on my phone
  I don't read these in the morning
  I have no interest in robotics
  I would not cancel this for anything
  The last issue ended abruptly
  I don't want you to stop
  Please don't drop me
  Do you plan to cancel the English edition?
  The unsubscribe page is in Japanese
  I stopped by your booth, loved the digest
  Please never end this newsletter
  My mail server rejects your messages, what can I do?
  Can't unsubscribe from robotics only?
  The author list is cut off
  I want to get the digest on another address
  Please do not hesitate to write to me
  Thanks, I don't need a reply
  Remove the period in paper 2
  Your reading of the paper is not what we want
  No more questions, thanks
  Leave it as it is
  We are not yet subscribed
  This is the best newsletter, never stop
  Can you send me less mail?
  I didn't get the confirmation email
  Please do not delete my account
  I do not need to be reminded
  I no longer get the digest
  I want the digest to end with a summary
  Stop and think: is paper 4 right?
  Don't forget to send me next week's
  Please do not send me two
  I'd like to get off the waiting list and start
  How long until the confirmation ends?
  Which paper did you remove?
  I'd never cancel
  Please cancel that, I want to stay
  Is my subscription cancelled?
  My mails to you get lost
  I would like to be taken more seriously
  The message should end with your name
  Please stop using that font
  No further comments
  I do not read Japanese, send English
  Please delete the typo
`);

test.each(LEAVING)('H-27: it is a wish to leave: %s', (wish) => {
  expect(aboutLeaving('', wish)).toBe('leave');
});

test.each(STAYING)('H-27: it is none: %s', (words) => {
  expect(aboutLeaving('', words)).not.toBe('leave');
});
